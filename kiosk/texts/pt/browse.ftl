# Encontrar serviços, ler guias, levá-los consigo

# --- início ---
home-way-popular = Mais usados
home-way-events = Situações
home-way-themes = Temas
home-way-departments = Departamentos
home-heading-popular = O que a maioria procura
home-heading-events = O que aconteceu?
home-heading-themes = De que se trata?
home-heading-departments = Qual departamento?
home-items = { $count }
home-found = { $count ->
    [one] Um serviço encontrado
   *[other] { $count } serviços encontrados
 }
home-group = { $group }: { $count ->
    [one] um serviço
   *[other] { $count } serviços
 }
home-nothing-here = De momento não há nada aqui. Tente outra entrada ou pesquise.
home-for-natural = Particulares
home-for-legal = Empresas
tile-guide = Guia para ler
tile-replaces = Em vez de: { $title }
home-found-there = { $place }: { $count ->
    [one] 1 serviço
   *[other] { $count } serviços
}

event-baby = Ter um filho
event-school = Escola
event-first-job = Procurar emprego
event-lost-job = Sem emprego
event-marry = Casar
event-buy-home = Comprar casa
event-sell-home = Vender casa
event-rent-home = Arrendar casa
event-ill = Doença, médico
event-retire = Reforma
event-lost-papers = Documentos perdidos
event-move = Mudar de casa
event-car = Automóvel e condução
event-travel = Viajar ao exterior
event-start-business = Abrir um negócio
event-close-business = Fechar um negócio
event-hardship = Em dificuldades
event-disability = Deficiência
event-death = Um falecimento
event-veteran = Sair do exército

theme-005 = Nascimento e adoção
theme-010 = Registo domiciliário
theme-015 = Etnias e religião
theme-020 = Educação e investigação
theme-025 = Serviço militar
theme-030 = Emprego e negócio próprio
theme-035 = Constituição e alterações
theme-040 = Licenças de atividade
theme-050 = Qualificações
theme-055 = Impostos e taxas
theme-060 = Casamento
theme-065 = Apoio a veteranos
theme-070 = Urbanismo e construção
theme-075 = Habitação
theme-085 = Segurança social
theme-090 = Documentos
theme-095 = Transportes
theme-100 = Turismo
theme-105 = Entrada e saída
theme-115 = Incêndios e segurança
theme-120 = Justiça e notários
theme-125 = Propriedade intelectual
theme-130 = Ambiente
theme-135 = Cultura e desporto
theme-140 = Água, luz, gás
theme-145 = Saúde
theme-150 = Deixar o trabalho
theme-155 = Morte e funeral
theme-999 = Outros

# --- o guia de um serviço ---
guide-tab-overview = Resumo
guide-tab-materials = Documentos
guide-tab-steps = Passos
guide-tab-places = Locais
guide-tab-questions = Perguntas
guide-tab-law = Lei
guide-behalf = Quem vem
guide-ways = Como se identifica
guide-days = Prazo
guide-result = O que recebe
guide-conditions = Condições
guide-department = Departamento
guide-level = Nível
guide-code = Código do serviço
guide-code-demonstration = { $code } (para demonstração)
guide-implementation = Códigos de execução
guide-sample = Como é
guide-sample-table = No ecrã: { $columns }
guide-sample-document = Em A4: { $title }. { $validity } No máximo { $copies } de cada vez.
guide-version = Versão do guia
guide-behalf-words = { $persons }; { $behalf }
guide-any-way = uma destas: { $ways }
guide-days-promised = { $days ->
    [0] na hora
    [one] um dia útil, prometido
   *[other] { $days } dias úteis, prometidos
 }
guide-days-statutory = { $days ->
    [0] na hora, por lei
    [one] um dia útil, por lei
   *[other] { $days } dias úteis, por lei
 }
guide-flow-start = Início
guide-flow-end = Pronto
guide-flow-end-days = { $result } ({ $days })
guide-no-materials = Não há documentos a entregar: traga o que o identifica.
guide-materials-lead = { $count ->
    [one] Um documento
   *[other] { $count } documentos
 }, dos quais { $none } não é preciso trazer.
guide-places-lead = Pode tratar disto em qualquer destes locais.
guide-places-lead-phone = Pode tratar disto em qualquer destes locais, o mais próximo primeiro. Dúvidas: ligue { $phone }.
guide-law-lead = Isto baseia-se em:
guide-law-material = { $material }: { $basis }
person-natural = particulares
person-legal = empresas e outras entidades
behalf-self = o próprio
behalf-agent = um procurador com procuração
behalf-guardian = um tutor
behalf-relative = um familiar
way-none = Nada a mostrar
way-id-card = bilhete de identidade
way-id-card-and-face = bilhete de identidade e rosto
way-app-code = código da App da cidade
way-phone-code = bilhete de identidade e código por telemóvel
way-social-security-card = cartão da segurança social
way-licence-code = licença comercial eletrónica e bilhete de identidade de quem age
way-travel-permit-and-face = salvo-conduto e rosto
way-case-number = número do processo e últimos algarismos do telefone
level-nation = Nacional
level-province = Província
level-city = Cidade
level-county = Distrito
level-town = Vila
level-village = Aldeia ou comunidade

mode-made = Feito por nós, nada a trazer
mode-licence = Licença eletrónica, nada a trazer
mode-verified = Consultado por nós, nada a trazer
mode-pledge = Basta uma declaração assinada
mode-scan = Traga o original, digitalizado aqui
mode-photo = Fotografado aqui
mode-card = Traga o cartão, lido aqui
mode-hand-in = Leve o original ao balcão
mode-short-made = feito por nós
mode-short-licence = licença eletrónica
mode-short-verified = consultado por nós
mode-short-pledge = uma declaração
mode-short-scan = digitalização aqui
mode-short-photo = fotografia aqui
mode-short-card = leitura do cartão
mode-short-hand-in = entrega no balcão
material-also = Também possível: { $modes }
material-required = Obrigatório
material-optional = Facultativo
material-depends = Em certos casos
material-one-of = Basta um de vários
material-original = original
material-copies = { $copies } cópias
material-signed = assinado
material-source = É verificado junto de quem o emitiu.
material-rejected = É devolvido quando: { $reasons }.
material-basis = { $basis }

instead-away = Agora não é possível aqui: { $reasons }
instead-guide = Isto não se faz num terminal. Pode ler o guia e levá-lo consigo.
instead-not-yet = Este terminal ainda não o faz. Pode ler o guia e levá-lo consigo.
instead-ask = Pergunte por telefone onde se dirigir.
instead-phone = Telefone { $phone }
action-print-guide = Imprimir o guia
action-take-guide = Para o telemóvel

# --- imprimir o guia ---
guide-laying-out-title = A compor as páginas
guide-laying-out = O guia está a ser posto em páginas A4. Leva cerca de dois segundos.
guide-pages-lead = Toque numa página de que não precise, e ela não é impressa.
guide-page = Página { $page }
guide-pages-chosen = Imprimem-se { $chosen } de { $pages } páginas; nesta sessão ainda pode imprimir { $left }
guide-pages-none = Escolha pelo menos uma página
guide-pages-limit = Nesta sessão restam { $pages } páginas: escolha menos, ou leve o guia no telemóvel
action-print-pages = { $pages ->
    [one] Imprimir uma página
   *[other] Imprimir { $pages } páginas
 }
action-print-pages-again = { $pages ->
    [one] Imprimir uma página de novo
   *[other] Imprimir { $pages } páginas de novo
 }
trouble-no-guide-title = Não foi possível compor o guia
trouble-no-guide-happened = As páginas A4 do guia não puderam ser feitas.
trouble-no-guide-done = Nada foi impresso e nada foi enviado.
trouble-no-guide-way = Pode ler o guia aqui e levá-lo no telemóvel.
trouble-no-guide-retry = Voltar ao guia

# --- para o telemóvel ---
take-along-title = Leve-o no telemóvel
take-along-message = O guia de “{ $title }”
take-along-scan = Aponte a câmara do telemóvel ao código
take-along-open = O guia público abre no telemóvel
take-along-result = “{ $title }” no telemóvel: peça aí o mesmo resultado
take-along-private = O código não contém nada sobre si
action-print-slip = Imprimir o código num talão
slip-printing = O talão está a ser impresso
slip-printed = O talão está impresso: retire-o
slip-failed = O talão não foi impresso: digitalize o código no ecrã
slip-unknown = Pode haver um talão: veja a saída de talões
slip-limit = Não há mais talões nesta sessão: digitalize o código no ecrã

# --- o guia em papel ---
guide-sheet-subtitle = Guia
guide-sheet-materials = Documentos a preparar
guide-sheet-material = Documento
guide-sheet-mode = Como se apresenta
guide-sheet-need = Necessário
guide-sheet-steps = Passos
guide-sheet-places = Onde se dirigir
guide-sheet-place = Local
guide-sheet-hours = Horário
guide-sheet-phone = Telefone
guide-sheet-questions = Perguntas
guide-sheet-law = Base legal
guide-sheet-scan = Digitalize para ver o guia atual
guide-sheet-note = Impresso em { $time }. Pode mudar; vale o que o departamento publica.
guide-slip-title = Guia
guide-slip-scan = Digitalize para ler o guia
guide-slip-next = Aponte a câmara do telemóvel ao código para ler sobre documentos, passos e locais. Não contém nada sobre si.
